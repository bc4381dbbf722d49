import { z } from 'zod'
import { GuardLimits } from '../reconcile/guard'
import { isMetafield, standardFields, type FieldName } from '../reconcile/customer-store'

const id = z.string().min(1).max(100)
const text = z.string().max(5_000)

const isFieldName = (value: unknown): value is FieldName =>
  typeof value === 'string' &&
  (standardFields.some((field) => field === value) ||
    (isMetafield(value) && /^metafield:[A-Za-z0-9_$:-]{3,255}\.[A-Za-z0-9_-]{2,64}$/.test(value)))

const Field = z.custom<FieldName>(isFieldName, 'This is not a field of a customer.')

/** Where a value comes from: the first of some SCIM paths that has one, a Liquid template, or the same for all. */
export const Source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('path'), paths: z.array(z.string().min(1).max(1_000)).min(1).max(10) }),
  z.object({ kind: z.literal('template'), template: text.min(1) }),
  z.object({ kind: z.literal('fixed'), value: text }),
])

export const Owner = z.enum(['directory', 'store', 'newest', 'ask'])

/** One row of a directory's mapping. Absent for a store in `stores` = as everywhere; null there = not written. */
export const MappingRow = z.object({
  to: Field,
  source: Source,
  owner: Owner.default('directory'),
  /** A metafield's type in Shopify, such as single_line_text_field. */
  metafieldType: z.string().max(100).optional(),
  stores: z.record(id, Source.nullable()).default({}),
})

export const CompanyRoleRef = z.object({ companyId: id, locationId: id, roleId: id })

/** A role that a rule gives. Companies are of one store; without `storeId` it is given wherever the rule holds. */
const GivenRole = CompanyRoleRef.extend({ storeId: id.optional() })

/** Who meets `condition` (SCIM filter over the user with its groups; empty = everyone) gets what the rule lists. */
export const Rule = z.object({
  id,
  name: z.string().trim().min(1).max(120),
  enabled: z.boolean().default(true),
  condition: z.string().max(4_000).default(''),
  /** null = every store. */
  stores: z.array(id).nullable().default(null),
  /** Tags, each a Liquid template; one that renders to nothing gives none. */
  tags: z.array(z.string().min(1).max(1_000)).max(50).default([]),
  metafields: z
    .array(
      z.object({
        field: z.custom<`metafield:${string}`>((value) => isFieldName(value) && isMetafield(value)),
        type: z.string().max(100),
        template: text,
      }),
    )
    .max(50)
    .default([]),
  roles: z.array(GivenRole).max(20).default([]),
  /** Nobody who met this rule is looked at by the rules after it. */
  last: z.boolean().default(false),
})

/** Which people belong in a store. */
export const Scope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('groups'), groups: z.array(id).min(1).max(500) }),
  z.object({ kind: z.literal('condition'), condition: z.string().min(1).max(4_000) }),
])

/** What leaving means in a store: removing what Rollcall added is always part of it. */
export const Policy = z.object({
  /** The tag that themes and gating apps look for once somebody has left. */
  marker: z.string().trim().min(1).max(255).default('rollcall:deprovisioned'),
  clearMetafields: z.boolean().default(true),
  revokeRoles: z.boolean().default(true),
  withdrawConsent: z.boolean().default(false),
  /** never: the customer stays. delete: when Shopify allows it. erase: Shopify is asked to erase personal data. */
  removal: z.enum(['never', 'delete', 'erase']).default('never'),
  /** Days between leaving the directory and the removal; the other levers do not wait. Leaving a scope removes nobody. */
  removalAfterDays: z.number().int().min(0).max(365).default(30),
  /** Days that somebody stays a member after they have left the directory. */
  graceDays: z.number().int().min(0).max(90).default(0),
})

/** Into which directory a store's customers are imported, and what that means for them. */
const importing = {
  directoryId: id,
  /** Whom the store has had since before then stays its own; null = they count as well. */
  since: z.iso.datetime().nullable().default(null),
  /** What becomes of a user whom no directory has taken for its own when the merchant deletes the customer: keep = it is created again. */
  whenDeleted: z.enum(['deactivate', 'keep']).default('deactivate'),
}

export const StoreSettings = z.object({
  scope: Scope.default({ kind: 'all' }),
  policy: Policy.prefault({}),
  /** How many people may lose access to this store at once, whichever directories they come from. */
  guard: GuardLimits.prefault({}),
  /** What happens to edits of what the directory owns: put back at once, or raised for a person to decide. */
  drift: z.enum(['repair', 'raise']).default('repair'),
  /** Which customers of the store become users. */
  imports: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('none') }),
      z.object({ kind: z.literal('all'), ...importing }),
      z.object({ kind: z.literal('tagged'), ...importing, tag: z.string().min(1).max(255) }),
      z.object({ kind: z.literal('domain'), ...importing, domains: z.array(z.string().min(3)).min(1) }),
      z.object({ kind: z.literal('condition'), ...importing, condition: z.string().min(1).max(4_000) }),
    ])
    .default({ kind: 'none' }),
})

/** Everything that an organization has decided about how people become customers; one version of it is one document. */
export const Configuration = z.object({
  /** By directory; absent = the defaults of its kind (default-mapping.ts). */
  mappings: z.record(id, z.array(MappingRow).max(100)).default({}),
  /** null = the default rules. In order: of two rules that set one metafield the first wins. */
  rules: z.array(Rule).max(200).nullable().default(null),
  /** By store; absent = the defaults. */
  stores: z.record(id, StoreSettings).default({}),
})

export type Configuration = z.infer<typeof Configuration>
export type MappingRow = z.infer<typeof MappingRow>
export type Rule = z.infer<typeof Rule>
export type Scope = z.infer<typeof Scope>
export type Policy = z.infer<typeof Policy>
export type StoreSettings = z.infer<typeof StoreSettings>
export type Source = z.infer<typeof Source>

/** What counts while nobody has saved anything. */
export const defaultConfiguration: Configuration = Configuration.parse({})

const defaultStoreSettings: StoreSettings = StoreSettings.parse({})

export const storeSettings = ({ stores }: Configuration, storeId: string): StoreSettings =>
  stores[storeId] ?? defaultStoreSettings

/** What a user that came from a store's customer becomes when the merchant deletes the customer. */
export function whenDeleted(configuration: Configuration, storeId: string): 'deactivate' | 'keep' {
  const { imports } = storeSettings(configuration, storeId)
  return imports.kind === 'none' ? 'deactivate' : imports.whenDeleted
}
