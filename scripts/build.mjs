import { enter } from './bootstrap.mjs'

await enter('scripts/build.ts')
