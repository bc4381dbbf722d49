import { existsSync } from 'node:fs'
import { runForPeople } from '../demo/run-for-people'
import { ownVariables } from './own-variables'

if (existsSync('.env')) process.loadEnvFile('.env')

await runForPeople('dev', { mode: 'development', environment: ownVariables(process.env) })
