import { enter } from './bootstrap.mjs'

await enter('scripts/check/check.ts')
