import { enter } from './bootstrap.mjs'

await enter('scripts/dev/dev.ts')
