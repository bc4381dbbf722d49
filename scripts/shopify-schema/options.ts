import { parseArgs } from 'node:util'
import type { Source } from './introspect'

const USAGE = `npm run shopify:schema -- <version> [--out DIR]

  <version>    of the Admin API, such as 2027-01
  --out DIR    where admin-<version>.graphql is written (src/adapters/shopify/schema)

Needs SHOPIFY_TEST_SHOP (acme.myshopify.com) and SHOPIFY_TEST_TOKEN, an Admin API token of that store. With
SHOPIFY_SIMULATOR_URL the simulator is asked instead of Shopify.`

/** The options of the command line and the environment, or why they will not do. */
export function readOptions(
  words: string[],
  variables: Record<string, string | undefined>,
): { source: Source; directory: string } {
  const { values, positionals } = parse(words)
  const [version] = positionals
  if (!version || !/^(\d{4}-\d{2}|unstable)$/.test(version)) throw new Error(USAGE)
  const { SHOPIFY_TEST_SHOP: shop, SHOPIFY_TEST_TOKEN: token } = variables
  if (!shop || !token) throw new Error(`SHOPIFY_TEST_SHOP and SHOPIFY_TEST_TOKEN are not set.\n\n${USAGE}`)
  const simulatorUrl = variables.SHOPIFY_SIMULATOR_URL || undefined
  return { source: { shop, token, version, simulatorUrl }, directory: values.out }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { out: { type: 'string', default: 'src/adapters/shopify/schema' } },
    })
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
  }
}
