import { enter } from './bootstrap.mjs'

await enter('scripts/start.ts', { install: false })
