import fc from 'fast-check'
import { compareOperators, type Filter, type FilterPath, type Literal } from '@/core/scim/filter/filter'
import type { Json, JsonObject } from '@/core/scim/json'

/** Text that folds, sorts or escapes in ways of its own, in few enough words that filters find something. */
const words = [
  '', ' ', 'a', 'A', 'Ada', 'ada@example.com', 'ADA@EXAMPLE.COM', 'work', 'Work', 'home', 'x.y', 'x*y', '^a$', '(a|b)',
  'İstanbul', 'i̇stanbul', 'ẞ', 'ß', 'ΟΔΥΣΣΕΥΣ', 'οδυσσευς', 'οδυσσευσ', 'Ä', 'ä', 'K', 'k', '\uffee', '😀', '"', '\\', '%', '_',
  'line\nbreak', "it's", '$', '@', '2026-01-31T09:30:00Z', 'true', '1', 'tschüß', '[a]', 'a+', '#', '\t',
] // prettier-ignore
const word = fc.constantFrom(...words)
const text = fc.oneof(
  { weight: 5, arbitrary: word },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', maxLength: 4 }).map((value) => value.replaceAll('\0', '')),
  },
)
const numeral = fc.constantFrom(0, 1, -1, 1.5, 42, 1e21, -1e-7, 1769851800000)

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const plural = fc.array(
  fc.record(
    {
      value: text,
      type: word,
      display: text,
      primary: fc.boolean(),
      $ref: text,
      extra: fc.oneof(text, numeral, fc.boolean(), fc.array(text, { maxLength: 2 })),
    },
    { requiredKeys: [] },
  ),
  { maxLength: 3 },
)

const simple = fc.oneof<fc.Arbitrary<Json>[]>(text, numeral, fc.boolean(), fc.constant(null))
const shallow = fc.dictionary(fc.constantFrom('value', 'type', 'deep', 'Other'), simple, { maxKeys: 3 })
const deep = fc.dictionary(
  fc.constantFrom('value', 'type', 'deep'),
  fc.oneof<fc.Arbitrary<Json>[]>(simple, shallow),
)
/** What no schema describes; SCIM has no arrays of arrays. */
const anything = fc.oneof<fc.Arbitrary<Json>[]>(
  simple,
  deep,
  fc.array(fc.oneof(simple, deep), { maxLength: 3 }),
)

const unknownUrn = 'urn:example:params:scim:schemas:extension:acme:2.0:User'
const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

const onePrimary = (values: JsonObject[]) =>
  values.map((value, index) => (index === 0 ? value : { ...value, primary: false }))

/** A valid User without its userName. */
export const userArbitrary: fc.Arbitrary<JsonObject> = fc
  .record({
    externalId: optional(text),
    name: optional(fc.record({ givenName: text, familyName: text, formatted: text }, { requiredKeys: [] })),
    displayName: optional(text),
    title: optional(text),
    profileUrl: optional(text),
    active: optional(fc.boolean()),
    emails: optional(plural.map(onePrimary)),
    photos: optional(plural.map(onePrimary)),
    shoeSize: optional(anything),
    Flags: optional(anything),
    [enterpriseUrn]: optional(
      fc.record(
        {
          department: text,
          manager: fc.record({ value: text, displayName: text }, { requiredKeys: [] }),
          extra: anything,
        },
        { requiredKeys: [] },
      ),
    ),
    [unknownUrn]: optional(
      fc.dictionary(fc.constantFrom('level', 'Team', 'value'), anything, { maxKeys: 3 }),
    ),
  })
  .map((user) => JSON.parse(JSON.stringify(user)))

const named = (...names: string[]) =>
  fc.constantFrom(...names.flatMap((name) => [name, name, name.toLowerCase(), name.toUpperCase()]))

/** Attributes of a resource with the sub-attributes that they may have. */
const tops: [fc.Arbitrary<string>, fc.Arbitrary<string | undefined>, string?][] = [
  [
    named('userName', 'displayName', 'title', 'externalId', 'profileUrl', 'active', 'id', 'nothing'),
    fc.constant(undefined),
  ],
  [named('name'), fc.option(named('givenName', 'familyName', 'formatted', 'nothing'), { nil: undefined })],
  [
    named('emails', 'photos'),
    fc.option(named('value', 'type', 'display', 'primary', 'extra', '$ref'), { nil: undefined }),
  ],
  [named('shoeSize', 'flags'), fc.option(named('value', 'type', 'deep', 'other'), { nil: undefined })],
  [
    named('meta'),
    fc.option(named('created', 'lastModified', 'version', 'resourceType', 'location'), { nil: undefined }),
  ],
  [named('schemas'), fc.constant(undefined)],
  [named('department', 'extra'), fc.constant(undefined), enterpriseUrn],
  [named('manager'), fc.option(named('value', 'displayName'), { nil: undefined }), enterpriseUrn],
  [named('level', 'team', 'value'), fc.option(named('value', 'deep'), { nil: undefined }), unknownUrn],
]

const pathOf = ([names, subs, urn]: (typeof tops)[number]): fc.Arbitrary<FilterPath> =>
  fc.tuple(names, subs, fc.boolean()).map(([name, sub, isUpper]) => ({
    name,
    ...(sub !== undefined && { sub }),
    ...(urn !== undefined && { urn: isUpper ? urn.toUpperCase() : urn }),
  }))

export const pathArbitrary = fc.oneof(...tops.map(pathOf))

const subPath: fc.Arbitrary<FilterPath> = fc.record({
  name: named('value', 'type', 'display', 'primary', 'extra', 'deep', 'created', 'version', 'givenName'),
})

/** Literals that something may equal; the caller adds ids, versions and moments of what it has stored. */
const literal = (known: string[]): fc.Arbitrary<Literal> =>
  fc.oneof(
    { weight: 6, arbitrary: text },
    { weight: 3, arbitrary: fc.constantFrom(...known) },
    { weight: 1, arbitrary: fc.oneof(numeral, fc.boolean(), fc.constant(null)) },
  )

function leaf(path: fc.Arbitrary<FilterPath>, known: string[]): fc.Arbitrary<Filter> {
  const operator = fc.oneof(
    { weight: 3, arbitrary: fc.constant('eq' as const) },
    fc.constantFrom(...compareOperators),
  )
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ kind: fc.constant('compare' as const), path, operator, value: literal(known) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('present' as const), path }) },
  )
}

function joined(part: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
  const filters = fc.array(part, { minLength: 2, maxLength: 3 })
  return fc.oneof(
    fc.record({ kind: fc.constant('and' as const), filters }),
    fc.record({ kind: fc.constant('or' as const), filters }),
    fc.record({ kind: fc.constant('not' as const), filter: part }),
  )
}

/** An attribute that is caseExact and simple has no parts, so a value filter on it means nothing. */
const hasParts = ({ name, sub }: FilterPath) =>
  sub === undefined && !['externalid', 'profileurl', 'id'].includes(name.toLowerCase())

export function filterArbitrary(known: string[]): fc.Arbitrary<Filter> {
  const inner = leaf(subPath, known)
  const where = fc.oneof({ weight: 3, arbitrary: inner }, { weight: 1, arbitrary: joined(inner) })
  const some: fc.Arbitrary<Filter> = fc.record({
    kind: fc.constant('some' as const),
    path: pathArbitrary.filter(hasParts),
    where: fc.oneof(
      { weight: 6, arbitrary: where },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('some' as const), path: subPath, where }) },
    ),
  })
  const one = fc.oneof({ weight: 3, arbitrary: leaf(pathArbitrary, known) }, { weight: 1, arbitrary: some })
  const two = fc.oneof({ weight: 4, arbitrary: one }, { weight: 1, arbitrary: joined(one) })
  return fc.oneof({ weight: 4, arbitrary: two }, { weight: 1, arbitrary: joined(two) })
}
