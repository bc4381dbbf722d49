import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const INTEGRATION = '**/*.integration.test.ts'

export default defineConfig({
  resolve: {
    alias: {
      '@': here('src'),
      'server-only': here('src/testing/nothing.ts'),
    },
  },
  test: {
    env: {
      TZ: 'UTC',
      PORTAL_URL: 'http://127.0.0.1:3000',
      NEXTAUTH_SECRET: 'a secret that only tests know, 32 bytes or more',
      ENCRYPTION_KEYS: `1:${Buffer.alloc(32, 7).toString('base64')}`,
      SHOPIFY_API_KEY: 'test-client-id',
      SHOPIFY_API_SECRET: 'test-client-secret',
      // Tests send faster than any IdP; the one about the limit sets its own.
      SCIM_REQUESTS_PER_SECOND: '1000000',
      // Leavers wait for one another; the tests of the guard set their own.
      GUARD_SETTLE_MS: '20',
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.{ts,tsx}', '{scripts,bench}/**/*.test.ts'],
          exclude: [INTEGRATION],
          // Property tests take as long as the machine is busy.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: [`src/${INTEGRATION}`],
          globalSetup: 'src/testing/global-setup.ts',
          pool: 'forks',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
