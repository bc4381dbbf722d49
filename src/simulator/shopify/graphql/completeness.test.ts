import { readFileSync } from 'node:fs'
import {
  type GraphQLField,
  type GraphQLObjectType,
  buildSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AppClient, DOMAIN, at, textAt } from '../testing/app-client'
import { resolvers } from './resolvers'

const schema = buildSchema(readFileSync(new URL('../schema/admin-2026-10.graphql', import.meta.url), 'utf8'))

function typeNamed(name: string): GraphQLObjectType {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`The schema has no object type ${name}.`)
  return type
}

/** What a customer directory has no use for. The API answers NOT_SIMULATED for these. */
const left = [
  'QueryRoot.customerSegmentMembers',
  'QueryRoot.customerSegmentMembership',
  'QueryRoot.segment',
  'QueryRoot.segments',
  'QueryRoot.segmentsCount',
  'Mutation.metafieldDefinitionPin',
  'Mutation.metafieldDefinitionUnpin',
  'Mutation.metafieldDefinitionUpdate',
  'Mutation.segmentCreate',
  'Mutation.segmentDelete',
  'Mutation.segmentUpdate',
  'Mutation.standardMetafieldDefinitionEnable',
]

test('every root field of the schema is answered, but for the ones listed', () => {
  const unanswered = ['QueryRoot', 'Mutation'].flatMap((root) =>
    Object.keys(typeNamed(root).getFields())
      .filter((field) => !resolvers[root]?.[field])
      .map((field) => `${root}.${field}`),
  )
  expect(unanswered.toSorted()).toEqual(left.toSorted())
})

const needsArguments = (field: GraphQLField<unknown, unknown>) => field.args.some(isRequiredArgument)

/** Every field of a type that can be asked for without arguments, a few objects deep. */
function selection(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type)
    if (needsArguments(field)) return []
    if (isLeafType(inner)) return [field.name]
    if (depth === 0 || !isObjectType(inner)) return []
    if (inner.name.endsWith('Connection')) {
      const node = getNamedType(inner.getFields().nodes?.type)
      return isObjectType(node) && depth > 0
        ? [`${field.name}(first: 3) { nodes { ${selection(node, depth - 1)} } }`]
        : []
    }
    return [`${field.name} { ${selection(inner, depth - 1)} }`]
  })
  return ['__typename', ...fields].join(' ')
}

describe('every field of what can be read has a value of its type', () => {
  let app: AppClient
  beforeAll(async () => {
    app = await AppClient.start({ stores: [{ domain: DOMAIN, b2b: true, plan: 'enterprise' }] })
    await app.install()
    const made = await app.control('POST', `stores/${DOMAIN}/customers`, {
      email: 'ann@example.com',
      phone: '+16135551212',
      addresses: [{ city: 'Oslo', countryCode: 'NO' }],
      metafields: [{ namespace: 'custom', key: 'code', value: 'x', type: 'single_line_text_field' }],
    })
    const company = await app.control('POST', `stores/${DOMAIN}/companies`, { name: 'Acme' })
    await app.graphql(`mutation {
      a: metafieldDefinitionCreate(definition: { name: "Code", namespace: "custom", key: "code", ownerType: CUSTOMER, type: "single_line_text_field" }) { userErrors { message } }
      b: webhookSubscriptionCreate(topic: CUSTOMERS_CREATE, webhookSubscription: { uri: "http://127.0.0.1:1/" }) { userErrors { message } }
      c: companyAssignCustomerAsContact(companyId: "${textAt(company.body, 'id')}", customerId: "${textAt(made.body, 'id')}") { userErrors { message } }
    }`)
  })
  afterAll(() => app.simulator.stop())

  test.each([
    ['Shop', 'shop { … }', 1],
    ['Customer', 'customers(first: 3) { nodes { … } }', 2],
    ['AppInstallation', 'currentAppInstallation { … }', 1],
    ['MetafieldDefinition', 'metafieldDefinitions(ownerType: CUSTOMER, first: 3) { nodes { … } }', 1],
    ['WebhookSubscription', 'webhookSubscriptions(first: 3) { nodes { … } }', 1],
    ['Company', 'companies(first: 3) { nodes { … } }', 2],
    ['CompanyLocation', 'companyLocations(first: 3) { nodes { … } }', 1],
  ])('%s', async (name, query, depth) => {
    const { body } = await app.graphql(`{ ${query.replace('…', selection(typeNamed(name), depth))} }`)
    expect(at(body, 'errors')).toBeUndefined()
    expect(JSON.stringify(at(body, 'data'))).toContain(`"__typename":"${name}"`)
  })
})
