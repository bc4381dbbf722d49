import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { changesBetween, type SchemaChanges } from './changes'
import { introspect, type Source } from './introspect'
import { prune } from './prune'

export type SchemaUpdate = { file: string; comparedWith: string; changes: SchemaChanges }

const NAME = /^admin-(\d{4}-\d{2})\.graphql$/

/**
 * Fetches a version of the Admin schema, keeps the part that Rollcall deals in, and writes it into `directory`. It is
 * compared with the same version there, or with the newest one.
 */
export async function updateSchema(source: Source, directory: string): Promise<SchemaUpdate> {
  const name = `admin-${source.version}.graphql`
  const newest = readdirSync(directory)
    .filter((file) => NAME.test(file))
    .sort()
    .at(-1)
  const comparedWith = existsSync(join(directory, name)) ? name : newest
  if (!comparedWith) throw new Error(`There is no admin-<version>.graphql in ${directory} to prune by.`)
  const before = buildSchema(readFileSync(join(directory, comparedWith), 'utf8'))
  const text = prune(await introspect(source), before)
  const after = buildSchema(text)
  const heading = `# Shopify Admin GraphQL API ${source.version}, pruned for customer provisioning (npm run shopify:schema).\n`
  const file = join(directory, name)
  writeFileSync(file, heading + text)
  return { file, comparedWith, changes: changesBetween(before, after) }
}
