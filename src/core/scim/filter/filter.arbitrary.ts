import fc from 'fast-check'
import { compareOperators, type Filter, type FilterPath, type Literal } from './filter'

const name = fc.constantFrom(
  'userName',
  'emails',
  'active',
  'meta',
  'id',
  'x-custom_1',
  '$ref',
  'value',
  'Title',
)
const urn = fc.constantFrom(
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  'urn:ietf:params:scim:schemas:core:2.0:User',
  'urn:acme:2.0:User',
)

const path: fc.Arbitrary<FilterPath> = fc.record(
  { urn, name, sub: fc.constantFrom('value', 'type', 'lastModified', '$ref') },
  { requiredKeys: ['name'] },
)

const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\u0000', '')),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
)

/** Any filter the grammar can write, nested a few levels. */
export const someFilter: fc.Arbitrary<Filter> = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'filter' },
    fc.record({
      kind: fc.constant('compare' as const),
      path,
      operator: fc.constantFrom(...compareOperators),
      value: literal,
    }),
    fc.record({ kind: fc.constant('present' as const), path }),
    fc.record({ kind: fc.constant('not' as const), filter: tie('filter') }),
    fc.record({ kind: fc.constant('some' as const), path, where: tie('filter') }),
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      filters: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
    }),
  ),
})).filter
