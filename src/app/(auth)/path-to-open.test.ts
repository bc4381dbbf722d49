import { describe, expect, test } from 'vitest'
import { pathToOpen } from './path-to-open'

describe('the page to open after signing in', () => {
  test.each([
    ['a page of the portal', '/people?state=failed', '/people?state=failed'],
    ['no page', undefined, '/overview'],
    ['several pages', ['/people', '/stores'], '/overview'],
    ['another host', 'https://evil.example/people', '/overview'],
    ['another host without a scheme', '//evil.example', '/overview'],
    ['another host behind a backslash', '/\\evil.example', '/overview'],
    ['another host behind a dot segment', '/.//evil.example', '/overview'],
    ['a script', 'javascript:alert(1)', '/overview'],
    ['a relative path', 'people', '/overview'],
  ])('%s', (_case, wanted, opened) => expect(pathToOpen(wanted)).toBe(opened))
})
