import { describe, expect, test } from 'vitest'
import { domainName } from './domain-name'
import { isPublicMail } from './public-mail'

describe('a domain is compared in one form', () => {
  test.each([
    ['Acme.Example', 'acme.example'],
    [' https://acme.example/ ', 'acme.example'],
    ['ada@acme.example', 'acme.example'],
    ['acme.example.', 'acme.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['shop.acme.co.uk', 'shop.acme.co.uk'],
  ])('%s', (text, domain) => expect(domainName(text)).toBe(domain))

  test.each([
    '',
    'localhost',
    '127.0.0.1',
    'acme',
    'a b.example',
    'acme.example/path',
    '-a.example',
    'http://',
  ])('%j is none', (text) => expect(domainName(text)).toBeUndefined())
})

describe('nobody can own where anybody has a mailbox', () => {
  test.each(['gmail.com', 'yahoo.co.uk', 'outlook.fr', 'hotmail.de', 'gmx.ch', 'icloud.com'])(
    '%s',
    (domain) => expect(isPublicMail(domain)).toBe(true),
  )
  test.each(['acme.example', 'gmail.acme.example', 'mygmail.com'])('%s may be owned', (domain) =>
    expect(isPublicMail(domain)).toBe(false),
  )
})
