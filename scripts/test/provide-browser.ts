import { existsSync } from 'node:fs'
import { step } from '../progress.mjs'
import type { Household } from '../stack/household'
import { runTask } from '../stack/task'
import { hasBrowser } from './browser-path'
import { runProgram } from './program'

/** Finds or installs a browser: the one that is there, Debian's package as root, or Playwright's download. */
export async function provideBrowser(household: Household, log: string): Promise<void> {
  if (hasBrowser()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    await step('Installing Chromium with apt-get (about half a minute)', async () => {
      await runProgram('apt-get', ['update', '-q']).catch(() => {}) // one dead source fails it, and may not matter
      await runProgram('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
    }).catch((error: unknown) => console.log(error instanceof Error ? error.message : error))
  }
  if (hasBrowser()) return
  const playwright = {
    name: 'playwright install',
    args: ['node_modules/playwright/cli.js', 'install', 'chromium'],
  }
  await step('Downloading Chromium with Playwright', () =>
    runTask(household, { ...playwright, env: {}, log }),
  )
}
