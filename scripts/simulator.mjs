import { enter } from './bootstrap.mjs'

await enter('scripts/simulator.ts')
