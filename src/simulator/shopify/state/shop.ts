import { SearchLag } from '../customers/search-lag'
import { type Theme, defaultTheme } from '../storefront/theme'
import { type BulkOperation, isOver } from './bulk-operation'
import type { Company, CompanyContact, CompanyLocation, CompanyRole, RoleAssignment } from './company'
import type { Customer } from './customer'
import { CustomerTable } from './customer-table'
import type { Installation } from './installation'
import type { Metafield, MetafieldDefinition } from './metafield'
import type { PlanName } from './plan'
import { Table } from './table'
import type { WebhookSubscription } from './webhook-subscription'

export type Accounts = 'CLASSIC' | 'NEW_CUSTOMER_ACCOUNTS'

/** A list of addresses that repeats one word for word loses it (seen by users of Shopify's Python library). */
export type Quirk = 'repeated-address-is-deleted'

export type ShopStatus = 'open' | 'frozen' | 'locked' | 'closed'

export type ShopSettings = {
  id: string
  domain: string
  name: string
  plan: PlanName
  b2b: boolean
  /** The Shopify organization that owns it; null is one of no concern. */
  organization: string | null
  accounts: Accounts
  status: ShopStatus
  /** Oddities of real stores, off unless asked for. */
  quirks: Quirk[]
  /** Whether the app was approved for protected customer data: all of it, no contact details, or none. */
  protectedData: 'level-2' | 'level-1' | 'none'
  createdAt: string
  updatedAt: string
}

/** One store as it lies on disk. */
export type ShopRecord = {
  settings: ShopSettings
  customers: Customer[]
  metafields: Metafield[]
  definitions: MetafieldDefinition[]
  installations: Installation[]
  webhooks: WebhookSubscription[]
  theme: Theme
  bulkOperations: BulkOperation[]
  companies: Company[]
  companyLocations: CompanyLocation[]
  companyRoles: CompanyRole[]
  companyContacts: CompanyContact[]
  roleAssignments: RoleAssignment[]
}

// A bulk operation does not survive the end of its process.
const interrupted = (operation: BulkOperation): BulkOperation =>
  isOver(operation) ? operation : { ...operation, status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR' }

// A store that lies on disk may be older than a setting.
const defaults = {
  b2b: false,
  organization: null,
  status: 'open',
  protectedData: 'level-2',
  quirks: [],
} as const

export class Shop {
  settings: ShopSettings
  metafields: Metafield[]
  theme: Theme
  readonly customers: CustomerTable
  readonly searchLag = new SearchLag()
  /** Resulting customer by merge job. */
  readonly merges = new Map<string, string>()
  readonly definitions: Table<MetafieldDefinition>
  readonly installations: Table<Installation>
  readonly webhooks: Table<WebhookSubscription>
  readonly bulkOperations: Table<BulkOperation>
  readonly companies: Table<Company>
  readonly companyLocations: Table<CompanyLocation>
  readonly companyRoles: Table<CompanyRole>
  readonly companyContacts: Table<CompanyContact>
  readonly roleAssignments: Table<RoleAssignment>

  constructor(record: Partial<ShopRecord> & { settings: ShopSettings }) {
    this.settings = { ...defaults, ...record.settings }
    this.metafields = record.metafields ?? []
    this.theme = record.theme ?? defaultTheme
    this.customers = new CustomerTable(record.customers)
    this.definitions = new Table(record.definitions)
    this.installations = new Table(record.installations)
    this.webhooks = new Table(record.webhooks)
    this.bulkOperations = new Table((record.bulkOperations ?? []).map(interrupted))
    this.companies = new Table(record.companies)
    this.companyLocations = new Table(record.companyLocations)
    this.companyRoles = new Table(record.companyRoles)
    this.companyContacts = new Table(record.companyContacts)
    this.roleAssignments = new Table(record.roleAssignments)
  }

  get id(): string {
    return this.settings.id
  }

  installationOf(clientId: string): Installation | undefined {
    return this.installations.all().find((installation) => installation.clientId === clientId)
  }
}
