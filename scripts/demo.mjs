import { enter } from './bootstrap.mjs'

await enter('scripts/demo/demo.ts')
