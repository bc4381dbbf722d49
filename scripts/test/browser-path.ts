import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const OF_THE_SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser for the tests: undefined is Playwright's own, which is preferred where it is installed. */
export const browserPath = () =>
  hasOwnBrowser() ? undefined : OF_THE_SYSTEM.find((path) => existsSync(path))

export const hasBrowser = () => hasOwnBrowser() || browserPath() !== undefined

const hasOwnBrowser = () => existsSync(chromium.executablePath())
