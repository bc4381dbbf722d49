import { expect, test } from 'vitest'
import { redact, redactFilter } from './redact'

test('The request log keeps no password and no token, in a body or in an operation', () => {
  expect(
    redact({
      userName: 'ada',
      password: 'p',
      Operations: [
        { op: 'replace', path: 'password', value: 'p' },
        { op: 'replace', path: 'title', value: 't' },
        { op: 'replace', value: { Password: 'p', active: true } },
      ],
      'urn:acme:2.0:User': { apiToken: 't', badge: 1 },
    }),
  ).toEqual({
    userName: 'ada',
    password: '[redacted]',
    Operations: [
      { op: 'replace', path: 'password', value: '[redacted]' },
      { op: 'replace', path: 'title', value: 't' },
      { op: 'replace', value: { Password: '[redacted]', active: true } },
    ],
    'urn:acme:2.0:User': { apiToken: '[redacted]', badge: 1 },
  })
})

test.each([
  ['password eq "s3cret" and userName eq "ada"', 'password eq "[redacted]" and userName eq "ada"'],
  ['urn:acme:2.0:User:apiToken sw "s\\"3"', 'urn:acme:2.0:User:apiToken sw "[redacted]"'],
  ['userName eq "ada"', 'userName eq "ada"'],
])('nor in a filter: %s', (filter, expected) => expect(redactFilter(filter)).toBe(expected))
