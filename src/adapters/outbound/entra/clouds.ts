/** Where each of Microsoft's clouds signs applications in, by the host of its Graph. */
const logins: Record<string, string> = {
  'graph.microsoft.com': 'https://login.microsoftonline.com',
  'graph.microsoft.us': 'https://login.microsoftonline.us',
  'dod-graph.microsoft.us': 'https://login.microsoftonline.us',
  'microsoftgraph.chinacloudapi.cn': 'https://login.chinacloudapi.cn',
}

/**
 * Where the secret may be sent for an endpoint. Undefined for a host that is none of Microsoft's, unless
 * `allowOthers`: a simulator signs in where it is.
 */
export function loginOf(endpoint: string, { allowOthers }: { allowOthers: boolean }): string | undefined {
  const { host, origin, protocol } = new URL(endpoint)
  const login = protocol === 'https:' && Object.hasOwn(logins, host) ? logins[host] : undefined
  return login ?? (allowOthers ? origin : undefined)
}
