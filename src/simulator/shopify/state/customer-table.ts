import type { Customer } from './customer'
import { Table } from './table'

const emailKey = (email: string) => `email ${email.toLowerCase()}`
const phoneKey = (phone: string) => `phone ${phone}`
const metafieldKey = (namespace: string, key: string, value: string) =>
  `metafield ${namespace}.${key} ${value}`

function uniqueKeys(customer: Customer): string[] {
  const keys = customer.metafields
    .filter((metafield) => metafield.unique)
    .map((metafield) => metafieldKey(metafield.namespace, metafield.key, metafield.value))
  if (customer.email) keys.push(emailKey(customer.email))
  if (customer.phone) keys.push(phoneKey(customer.phone))
  return keys
}

/** A store's customers, found by id and by everything that is unique among them. */
export class CustomerTable extends Table<Customer> {
  readonly #owners = new Map<string, string>()

  constructor(customers: Iterable<Customer> = []) {
    super()
    for (const customer of customers) this.put(customer)
  }

  override put(customer: Customer): Customer {
    this.#forget(customer.id)
    for (const key of uniqueKeys(customer)) this.#owners.set(key, customer.id)
    return super.put(customer)
  }

  override remove(id: string): void {
    this.#forget(id)
    super.remove(id)
  }

  byEmail(email: string): Customer | undefined {
    return this.#owner(emailKey(email))
  }

  byPhone(phone: string): Customer | undefined {
    return this.#owner(phoneKey(phone))
  }

  byMetafield(namespace: string, key: string, value: string): Customer | undefined {
    return this.#owner(metafieldKey(namespace, key, value))
  }

  #owner(key: string): Customer | undefined {
    const id = this.#owners.get(key)
    return id === undefined ? undefined : this.get(id)
  }

  #forget(id: string): void {
    const before = this.get(id)
    if (before) for (const key of uniqueKeys(before)) this.#owners.delete(key)
  }
}
