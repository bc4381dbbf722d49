import type { Change, ComplianceChange, CustomerChange, StoreChange } from '../state/change'
import type { Customer } from '../state/customer'
import type { Metafield } from '../state/metafield'
import type { ShopSettings } from '../state/shop'
import {
  accountsBody,
  mergeBody,
  customerBody,
  customerGone,
  customerRedactBody,
  dataRequestBody,
  emailConsentBody,
  shopBody,
  shopRedactBody,
  smsConsentBody,
  tagsBody,
} from './rest-body'

/** What a change has to say on one topic, before anyone's subscription is looked at. */
export type Notice = {
  topic: string
  body: object
  /** For one app only: its installation, its bulk operation. */
  clientId?: string
  /** Metafields that a subscription may ask to see. */
  metafields?: Metafield[]
  /** Goes to the address in the app's configuration, subscribed or not. */
  compliance?: boolean
  inMs?: number
  about?: string
}

const about = (topic: string, customer: Customer): Notice => ({
  topic,
  body: customerBody(customer),
  metafields: customer.metafields,
})

const without = (tags: string[], others: string[]): string[] => {
  const known = new Set(others.map((tag) => tag.toLowerCase()))
  return tags.filter((tag) => !known.has(tag.toLowerCase()))
}

function tagNotices(before: string[], after: Customer): Notice[] {
  const added = without(after.tags, before)
  const removed = without(before, after.tags)
  const notice = (topic: string, tags: string[]): Notice[] =>
    tags.length > 0 ? [{ topic, body: tagsBody(after, tags, after.updatedAt) }] : []
  return [...notice('CUSTOMER_TAGS_ADDED', added), ...notice('CUSTOMER_TAGS_REMOVED', removed)]
}

function updateNotices(before: Customer, after: Customer): Notice[] {
  const notices = [about('CUSTOMERS_UPDATE', after), ...tagNotices(before.tags, after)]
  if (before.state !== after.state && after.state === 'ENABLED')
    notices.push(about('CUSTOMERS_ENABLE', after))
  if (before.state === 'ENABLED' && after.state === 'DISABLED')
    notices.push(about('CUSTOMERS_DISABLE', after))
  if (before.emailConsent !== after.emailConsent) {
    notices.push({ topic: 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE', body: emailConsentBody(after) })
  }
  if (before.smsConsent !== after.smsConsent) {
    notices.push({ topic: 'CUSTOMERS_MARKETING_CONSENT_UPDATE', body: smsConsentBody(after) })
  }
  return notices
}

function customerNotices(change: CustomerChange): Notice[] {
  switch (change.kind) {
    case 'customer-created':
      return [about('CUSTOMERS_CREATE', change.after), ...tagNotices([], change.after)]
    case 'customer-updated':
      return updateNotices(change.before, change.after)
    case 'customer-deleted':
      return [{ topic: 'CUSTOMERS_DELETE', body: customerGone(change.before) }]
    case 'customers-merged':
      return [{ topic: 'CUSTOMERS_MERGE', body: mergeBody(change.kept, change.gone, change.jobId) }]
  }
}

/** What the law asks apps to do: configured in the app, not subscribed to. */
function complianceNotice(settings: ShopSettings, change: ComplianceChange): Notice {
  switch (change.kind) {
    case 'data-requested': {
      const body = dataRequestBody(settings, change.customer, change.requestId)
      return { topic: 'CUSTOMERS_DATA_REQUEST', body, compliance: true }
    }
    case 'customer-redacted': {
      const { customer, inMs } = change
      const body = customerRedactBody(settings, customer)
      return { topic: 'CUSTOMERS_REDACT', body, about: customer.id, compliance: true, inMs }
    }
    case 'shop-redacted': {
      const { clientId, inMs } = change
      return { topic: 'SHOP_REDACT', body: shopRedactBody(settings), clientId, compliance: true, inMs }
    }
  }
}

function storeNotice(settings: ShopSettings, change: StoreChange): Notice {
  switch (change.kind) {
    case 'app-uninstalled':
      return { topic: 'APP_UNINSTALLED', body: shopBody(settings), clientId: change.clientId }
    case 'scopes-changed': {
      const { clientId, previous, current } = change
      return { topic: 'APP_SCOPES_UPDATE', body: { id: clientId, previous, current }, clientId }
    }
    case 'shop-updated':
      return { topic: 'SHOP_UPDATE', body: shopBody(settings) }
    case 'accounts-updated':
      return { topic: 'CUSTOMER_ACCOUNT_SETTINGS_UPDATE', body: accountsBody(settings) }
    case 'noted':
      return { topic: change.topic, body: change.body, clientId: change.clientId }
  }
}

/** Every webhook that a change is worth. */
export function noticesOf(change: Change): Notice[] {
  const { settings } = change.shop
  switch (change.kind) {
    case 'customer-created':
    case 'customer-updated':
    case 'customer-deleted':
    case 'customers-merged':
      return customerNotices(change)
    case 'data-requested':
    case 'customer-redacted':
    case 'shop-redacted':
      return [complianceNotice(settings, change)]
    default:
      return [storeNotice(settings, change)]
  }
}
