import type { DirectoryRow } from '@/components/answers'

export type DirectoryKind = DirectoryRow['kind']

type Kind = { name: string; letter: string; speed: string }

/** The sources of people Rollcall has a guide for; `speed` is when the first request is to be expected. */
export const directoryKinds: Record<DirectoryKind, Kind> = {
  okta: {
    name: 'Okta',
    letter: 'O',
    speed: 'Okta asks the moment you press Test, and pushes within seconds of an assignment.',
  },
  entra: {
    name: 'Microsoft Entra ID',
    letter: 'E',
    speed:
      'Entra asks when you press Test connection. Its cycles take about 40 minutes; Provision on demand takes under 30 seconds.',
  },
  onelogin: {
    name: 'OneLogin',
    letter: '1',
    speed:
      'OneLogin asks when you enable the API connection. People wait in Pending until they are approved.',
  },
  jumpcloud: {
    name: 'JumpCloud',
    letter: 'J',
    speed: 'JumpCloud asks on Activate, with a test user that it creates, changes and deletes.',
  },
  ping: {
    name: 'PingOne',
    letter: 'P',
    speed: 'PingOne asks when you press Test connection, and pushes once the rule and the connection are on.',
  },
  generic: {
    name: 'Another SCIM 2.0 client',
    letter: 'S',
    speed: 'Most clients ask for one page of users to test the connection.',
  },
  website: {
    name: 'Website or CSV file',
    letter: 'W',
    speed: 'Paste the lines of the guide into a terminal: what they send shows here within two seconds.',
  },
}

/** In the order in which they are offered. */
export const kindsInOrder = [
  'okta',
  'entra',
  'onelogin',
  'jumpcloud',
  'ping',
  'generic',
  'website',
] as const satisfies DirectoryKind[]

/** What a directory turned out to speak with, or what it was created for as long as nothing telling was heard. */
export function spokenName({ kind, client }: Pick<DirectoryRow, 'kind' | 'client'>): string {
  const heard = kindsInOrder.find((known) => known === client && known !== 'generic')
  return directoryKinds[heard ?? kind].name
}
