/** What a column of a file of people can hold; `ignored` ones are left out. */
export const csvFields = [
  'id',
  'email',
  'givenName',
  'familyName',
  'displayName',
  'phone',
  'locale',
  'department',
  'groups',
  'active',
  'streetAddress',
  'locality',
  'region',
  'postalCode',
  'country',
] as const

export type CsvField = (typeof csvFields)[number]
export type CsvColumn = CsvField | 'ignored'

/** How spreadsheets, shops and identity providers head these columns; only letters and digits count. */
const headings: Record<CsvField, string[]> = {
  id: ['id', 'externalid', 'userid', 'customerid', 'memberid', 'membernumber', 'employeeid', 'personid'],
  email: ['email', 'emailaddress', 'mail', 'primaryemail', 'workemail', 'login', 'username'],
  givenName: ['givenname', 'firstname', 'first', 'forename', 'vorname'],
  familyName: ['familyname', 'lastname', 'last', 'surname', 'nachname'],
  displayName: ['displayname', 'name', 'fullname'],
  phone: ['phone', 'phonenumber', 'mobile', 'mobilephone', 'mobilenumber', 'telephone', 'telefon'],
  locale: ['locale', 'language', 'preferredlanguage', 'sprache'],
  department: ['department', 'team', 'costcenter', 'membership', 'level', 'abteilung'],
  groups: ['groups', 'group', 'grouplist', 'tags', 'roles'],
  active: ['active', 'status', 'enabled', 'accountstatus'],
  streetAddress: ['streetaddress', 'street', 'address', 'address1', 'addressline1', 'defaultaddressaddress1'],
  locality: ['locality', 'city', 'town', 'ort', 'defaultaddresscity'],
  region: ['region', 'state', 'province', 'provincecode', 'defaultaddressprovincecode'],
  postalCode: ['postalcode', 'zip', 'zipcode', 'postcode', 'plz', 'defaultaddresszip'],
  country: ['country', 'countrycode', 'defaultaddresscountrycode'],
}

const known = new Map(
  csvFields.flatMap((field) => headings[field].map((heading): [string, CsvField] => [heading, field])),
)

/** Guesses what each column holds by its heading; of several for one field the first counts. */
export function detectColumns(header: readonly string[]): CsvColumn[] {
  const found = header.map((heading) => known.get(heading.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')))
  return found.map((field, place) =>
    field === undefined || found.indexOf(field) !== place ? 'ignored' : field,
  )
}
