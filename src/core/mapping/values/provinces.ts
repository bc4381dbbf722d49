const table = (text: string) =>
  new Map(
    text
      .trim()
      .split(/\s*\n\s*|\s*,\s*/)
      .map((entry): [string, string] => {
        const [code = '', ...name] = entry.split(' ')
        return [name.join(' ').toLowerCase(), code]
      }),
  )

/** Names of the provinces where Shopify asks for one most often; of other countries only codes are taken. */
export const provinces: Record<string, Map<string, string>> = {
  US: table(`
    AL Alabama, AK Alaska, AS American Samoa, AZ Arizona, AR Arkansas, CA California, CO Colorado, CT Connecticut
    DE Delaware, DC District of Columbia, FL Florida, GA Georgia, GU Guam, HI Hawaii, ID Idaho, IL Illinois, IN Indiana
    IA Iowa, KS Kansas, KY Kentucky, LA Louisiana, ME Maine, MH Marshall Islands, MD Maryland, MA Massachusetts
    MI Michigan, FM Micronesia, MN Minnesota, MS Mississippi, MO Missouri, MT Montana, NE Nebraska, NV Nevada
    NH New Hampshire, NJ New Jersey, NM New Mexico, NY New York, NC North Carolina, ND North Dakota
    MP Northern Mariana Islands, OH Ohio, OK Oklahoma, OR Oregon, PW Palau, PA Pennsylvania, PR Puerto Rico
    RI Rhode Island, SC South Carolina, SD South Dakota, TN Tennessee, TX Texas, UT Utah, VT Vermont
    VI U.S. Virgin Islands, VA Virginia, WA Washington, WV West Virginia, WI Wisconsin, WY Wyoming
    AA Armed Forces Americas, AE Armed Forces Europe, AP Armed Forces Pacific`),
  CA: table(`
    AB Alberta, BC British Columbia, MB Manitoba, NB New Brunswick, NL Newfoundland and Labrador
    NT Northwest Territories, NS Nova Scotia, NU Nunavut, ON Ontario, PE Prince Edward Island, QC Quebec, QC Québec
    SK Saskatchewan, YT Yukon`),
  AU: table(`
    ACT Australian Capital Territory, NSW New South Wales, NT Northern Territory, QLD Queensland, SA South Australia
    TAS Tasmania, VIC Victoria, WA Western Australia`),
}
