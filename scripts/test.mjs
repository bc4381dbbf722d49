import { enter } from './bootstrap.mjs'

await enter('scripts/test/test.ts')
