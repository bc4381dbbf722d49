import { createApp } from './app'
import { twoSteps } from './two-steps'

const [url = '', diary = ''] = process.argv.slice(2)
const { inngest, start } = createApp(url)
await start([twoSteps(inngest, diary, true)])
await inngest.send({ name: 'begin' })
