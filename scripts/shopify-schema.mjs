import { enter } from './bootstrap.mjs'

await enter('scripts/shopify-schema/shopify-schema.ts')
