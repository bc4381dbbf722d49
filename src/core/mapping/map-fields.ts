import {
  isMetafield,
  type CustomerFields,
  type FieldName,
  type MetafieldTypes,
} from '../reconcile/customer-store'
import type { Owner } from '../reconcile/decide'
import type { FieldProblem } from '../reconcile/field-problem'
import type { MappingRow, Source } from './configuration'
import { countryOf } from './country-of'
import { fieldLabel } from './field-label'
import { fieldValue } from './field-value'
import { readMetafieldType } from './metafield-types'
import type { UserSource } from './person'
import { sourceText, templateFailed, type SourceText } from './source-text'
import { templateContext, withGroups } from './user-context'

/** What the mapping of a directory makes of somebody in one store. A value that Shopify would refuse is left out. */
export type Mapped = {
  fields: CustomerFields
  metafieldTypes: MetafieldTypes
  owners: { [Name in FieldName]?: Owner }
  problems: FieldProblem[]
}

/** The source of a row in one store: an override goes before what holds everywhere; null = not written there. */
export const sourceIn = (row: MappingRow, storeId: string): Source | null =>
  Object.hasOwn(row.stores, storeId) ? (row.stores[storeId] ?? null) : row.source

/** A mapping as it holds in one store, as a function of the user. */
export function fieldMapper(mapping: readonly MappingRow[], storeId: string): (source: UserSource) => Mapped {
  const rows = mapping.flatMap((row) => {
    const source = sourceIn(row, storeId)
    const list = readMetafieldType(row.metafieldType ?? '')?.list ?? false
    return source ? [{ ...row, text: sourceText(source, { list }) }] : []
  })
  const owners: Mapped['owners'] = Object.fromEntries(
    rows.filter(({ owner }) => owner !== 'directory').map(({ to, owner }) => [to, owner]),
  )
  const metafieldTypes: MetafieldTypes = Object.fromEntries(
    rows.flatMap(({ to, metafieldType }) => (isMetafield(to) && metafieldType ? [[to, metafieldType]] : [])),
  )
  return (source) => {
    const [user, context] = [withGroups(source), templateContext(source)]
    const country = countryOf(source.resource)
    const fields: CustomerFields = {}
    const problems: FieldProblem[] = []
    for (const { to, metafieldType, text } of rows) {
      const read = readValue(to, text(user, context), { country, metafieldType })
      if (read.ok) fields[to] = read.value
      else problems.push(read.problem)
    }
    return { fields, metafieldTypes, owners, problems: [...problems, ...missingEmail(fields)] }
  }
}

function readValue(to: FieldName, text: SourceText, context: Parameters<typeof fieldValue>[2]) {
  if (!text.ok) return { ok: false, problem: templateFailed(to, fieldLabel(to), text.why) } as const
  return fieldValue(to, text.text, context)
}

/** Not an error in Shopify, but such a customer can neither sign in nor be found by their address. */
const missingEmail = ({ email }: CustomerFields): FieldProblem[] =>
  email === null
    ? [
        {
          field: 'email',
          value: null,
          code: 'email-missing',
          message: 'The identity provider has sent no e-mail address of this person.',
          who: 'idp-admin',
          fix: 'Fill in the e-mail address in the identity provider, and check that it is among the attributes it sends.',
        },
      ]
    : []
