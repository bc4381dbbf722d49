const names = new Intl.DisplayNames('en', { type: 'region' })

const US =
  'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,DC Washington DC,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming'
const CA =
  'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NT Northwest Territories,NS Nova Scotia,NU Nunavut,ON Ontario,PE Prince Edward Island,QC Quebec,SK Saskatchewan,YT Yukon'

const table = (text: string) =>
  new Map(
    text.split(',').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]),
  )

const provinces = new Map([
  ['US', table(US)],
  ['CA', table(CA)],
])

export function countryName(code: string): string | undefined {
  const name = /^[A-Z]{2}$/.test(code) ? names.of(code) : undefined
  return name === code ? undefined : name
}

export type Province = { code: string | null; name: string }

/** A province by code or name. Where the simulator has no list, it believes what it is told. */
export function findProvince(country: string, text: string): Province | undefined {
  const known = provinces.get(country)
  if (!known) return { code: /^[A-Z0-9-]{1,6}$/.test(text) ? text : null, name: text }
  const wanted = text.trim().toLowerCase()
  const found = [...known].find(
    ([code, name]) => code.toLowerCase() === wanted || name.toLowerCase() === wanted,
  )
  return found && { code: found[0], name: found[1] }
}

const countryCodes = new Map<string, string>()

/** The code of a country given by its English name (the deprecated input) or already by code. */
export function findCountry(text: string): string | undefined {
  if (countryCodes.size === 0) {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    for (const code of letters.flatMap((a) => letters.map((b) => a + b))) {
      const name = countryName(code)
      if (name) countryCodes.set(name.toLowerCase(), code)
    }
  }
  return countryName(text.toUpperCase()) ? text.toUpperCase() : countryCodes.get(text.trim().toLowerCase())
}
