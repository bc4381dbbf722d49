import { runForPeople } from './run-for-people'

await runForPeople('demo', { mode: 'production' })
