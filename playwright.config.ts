import { defineConfig, devices } from '@playwright/test'
import { browserPath } from './scripts/test/browser-path'

// Chromium calls its maker's services at start; on a closed network those calls only cost time.
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
]
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
const executablePath = browserPath()

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/end-to-end',
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: [['list'], ['json', { outputFile: 'test-results/reports/end-to-end.json' }]],
  use: {
    ...devices['Desktop Chrome'], // its user agent does not say HeadlessChrome, which some pages treat as a bot
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { args: [...sandbox, ...QUIET], ...(executablePath && { executablePath }) },
  },
})
