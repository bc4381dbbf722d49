import { bold, cyan, dim, green, yellow } from '../progress.mjs'
import type { Demo } from './demo-file'

/** What a person needs to try it, in a screenful. */
export function summary(demo: Demo, dataDir: string): string {
  return [
    '',
    `${green('●')} ${bold('Rollcall is running')}`,
    '',
    row('Portal', cyan(demo.portal)),
    ...(demo.teammate
      ? [row('Sign in', `${demo.teammate.email}  ${demo.teammate.password}`)]
      : [row('Sign in', `as you did before, or sign up at ${cyan(`${demo.portal}/sign-up`)}`)]),
    ...demo.directories.flatMap(({ name, scimBaseUrl, token }) => [
      row('Directory', name),
      row('SCIM base URL', cyan(scimBaseUrl)),
      row('SCIM token', token),
    ]),
    row('Shopify simulator', `${cyan(demo.simulator)}${storesOf(demo)}`),
    '',
    ...tryIt(demo),
    dim(`The same is in ${dataDir}/demo.json, logs are in ${dataDir}/logs. Ctrl-C stops everything.`),
  ].join('\n')
}

const row = (label: string, value: string) => `  ${dim(label.padEnd(18))} ${value}`

const storesOf = ({ stores }: Demo) =>
  stores.length > 0 ? dim(`  ${stores.map(({ name }) => name).join(', ')}`) : ''

/** A line to paste that pushes a person, as an identity provider would. */
function tryIt({ directories: [directory], portal }: Demo): string[] {
  if (!directory) return []
  const user = {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName: 'grace.hopper@example.com',
    name: { givenName: 'Grace', familyName: 'Hopper' },
    emails: [{ value: 'grace.hopper@example.com', type: 'work', primary: true }],
    active: true,
  }
  return [
    `  ${bold('Push a person')}, then look at ${cyan(`${portal}/people`)}:`,
    '',
    yellow(
      `curl -X POST ${directory.scimBaseUrl}/Users -H 'Authorization: Bearer ${directory.token}'` +
        ` -H 'Content-Type: application/scim+json' -d '${JSON.stringify(user)}'`,
    ),
    '',
  ]
}
