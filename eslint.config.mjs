import next from 'eslint-config-next/core-web-vitals'
import typescript from 'eslint-config-next/typescript'

/** What src/ promises about itself: types carry proof, so nothing goes around them. */
const proof = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
}

/** A forgotten promise loses its error; these need the type checker. */
const promises = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
}

const TESTS = ['**/*.test.{ts,tsx}', 'e2e/**', 'src/testing/**']

/** @type {import('eslint').Linter.Config[]} */
const config = [
  {
    ignores: [
      '.next/**',
      '.data/**',
      'next-env.d.ts',
      'src/adapters/db/generated/**',
      'src/adapters/shopify/schema/admin-env.d.ts',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  ...next,
  ...typescript,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...proof, ...promises },
  },
  {
    // A cast that must be stands in one named function, with a disable comment that gives its reason.
    files: ['src/**/*.{ts,tsx}'],
    ignores: TESTS,
    rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }] },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['warn', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Playwright's "use" and our useDatabase are no hooks of React's.
    files: ['e2e/**', '**/*.test.ts'],
    rules: { 'react-hooks/rules-of-hooks': 'off' },
  },
  {
    files: [...TESTS, 'scripts/**', 'bench/**', 'src/simulator/shopify/server.ts', 'prisma.config.ts'],
    rules: { 'no-console': 'off', '@next/next/no-assign-module-variable': 'off' },
  },
]

export default config
