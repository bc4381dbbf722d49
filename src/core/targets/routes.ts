import type { TargetKind } from './settings'

/** Where people could be written back to: an identity provider, or anything else that keeps accounts. */
export type Destination =
  'okta' | 'entra' | 'onelogin' | 'jumpcloud' | 'ping' | 'google' | 'generic' | 'website'

/** `partly` works with something of the reader's own in between. */
export type Route = { kind: TargetKind; fit: 'yes' | 'partly' | 'no'; why: string }

const download = (how: string): Route => ({
  kind: 'csv',
  fit: 'partly',
  why: `By hand: download everyone from Rollcall and ${how}`,
})

const relay = (how: string): Route => ({ kind: 'webhook', fit: 'partly', why: how })

/** What each destination takes, in the order of preference, and why not the rest. */
export const routes: Record<Destination, readonly Route[]> = {
  okta: [
    {
      kind: 'okta_import',
      fit: 'yes',
      why: 'Okta fetches people itself: its import reads the users of the directory, by hand or on a schedule, and asks an administrator about matches.',
    },
    {
      kind: 'scim',
      fit: 'no',
      why: 'Okta is a SCIM client only. It has no address to which people could be pushed over SCIM.',
    },
    relay('A flow of Okta Workflows with an API endpoint can take signed webhooks and create people.'),
    download('upload it under Directory → People → More actions → Import users from CSV.'),
  ],
  entra: [
    {
      kind: 'entra',
      fit: 'yes',
      why: 'API-driven inbound provisioning takes 50 people a request and applies the attribute mapping that you keep in Entra. It answers later, in its provisioning logs.',
    },
    {
      kind: 'scim',
      fit: 'no',
      why: 'Entra is a SCIM client only; its inbound API borrows SCIM’s form, but is not SCIM.',
    },
    relay('A Logic App can take signed webhooks and call Microsoft Graph.'),
    download('copy it into the template under Users → Bulk operations → Bulk create.'),
  ],
  onelogin: [
    {
      kind: 'scim',
      fit: 'no',
      why: 'OneLogin pushes over SCIM and takes nothing over it. People are created through its own API.',
    },
    relay('A small service of yours can take signed webhooks and call OneLogin’s Users API.'),
    download('upload it under Users → More actions → Upload users.'),
  ],
  jumpcloud: [
    {
      kind: 'scim',
      fit: 'no',
      why: 'JumpCloud pushes over SCIM and takes nothing over it. Where its console offers “Import users” for your application, it reads the users of the directory as Okta does.',
    },
    relay('A small service of yours can take signed webhooks and call JumpCloud’s System Users API.'),
    download('upload it under User Management → Users → + → Import from CSV.'),
  ],
  ping: [
    {
      kind: 'scim',
      fit: 'partly',
      why: 'PingOne has an inbound SCIM API, but with tokens that end within the hour, which a gateway of yours has to renew. PingFederate’s inbound provisioning takes a lasting credential and works directly.',
    },
    relay('A PingOne DaVinci flow can take signed webhooks.'),
    download('upload it under Directory → Users → Import users.'),
  ],
  google: [
    {
      kind: 'scim',
      fit: 'no',
      why: 'Google Workspace has no SCIM endpoint. Accounts are created through its Directory API, which Rollcall does not speak yet.',
    },
    relay('An Apps Script or a Cloud Function can take signed webhooks and call the Directory API.'),
    download('upload it under Directory → Users → Bulk update users.'),
  ],
  generic: [
    {
      kind: 'scim',
      fit: 'yes',
      why: 'If it takes people over SCIM 2.0 as well, enter its base URL and a credential.',
    },
    {
      kind: 'webhook',
      fit: 'yes',
      why: 'If it does not, whatever it has that takes signed webhooks can create them.',
    },
    download('upload it there.'),
  ],
  website: [
    {
      kind: 'scim',
      fit: 'yes',
      why: 'Anything with a SCIM 2.0 endpoint: a plug-in of WordPress, a service desk, another Rollcall.',
    },
    {
      kind: 'webhook',
      fit: 'yes',
      why: 'A site of your own: it gets a signed message for each person who joins, changes or leaves.',
    },
    download('upload it there. It is always as fresh as the moment of the download.'),
  ],
}

export const destinationNames: Record<Destination, string> = {
  okta: 'Okta',
  entra: 'Microsoft Entra ID',
  onelogin: 'OneLogin',
  jumpcloud: 'JumpCloud',
  ping: 'Ping Identity',
  google: 'Google Workspace',
  generic: 'Another identity provider',
  website: 'Another website or service',
}
