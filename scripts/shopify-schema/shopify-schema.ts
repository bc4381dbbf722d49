import { inHousehold } from '../in-household'
import { readOptions } from './options'
import { updateSchema } from './update-schema'

const list = (title: string, lines: string[]) => {
  if (lines.length > 0) console.log(`\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`)
}

await inHousehold(async () => {
  const { source, directory } = readOptions(process.argv.slice(2), process.env)
  const { file, comparedWith, changes } = await updateSchema(source, directory)
  console.log(`Wrote ${file}, compared with ${comparedWith}.`)
  list('May break documents:', changes.breaking)
  list('May surprise documents:', changes.dangerous)
  list('New:', changes.added)
  if (Object.values(changes).every((lines) => lines.length === 0)) console.log('Nothing has changed.')
  if (!file.endsWith(comparedWith))
    console.log(
      '\nTo speak the new version: name the file in tsconfig.json and in documents.test.ts, set apiVersion in src/adapters/shopify/shopify.ts, then run npm run generate and npm run check.',
    )
  return 0
})
