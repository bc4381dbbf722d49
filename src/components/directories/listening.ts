import type { Directory, ScimRequest } from '@/components/answers'

export type Sign = { what: string; at: Date | null }
export type Heard = { signs: Sign[]; refused: ScimRequest | null; complete: boolean }

const worked = ({ status }: ScimRequest) => status < 400
const resource = ({ path }: ScimRequest) => path.split(/[/?]/).find((part) => part !== '')
const first = (requests: ScimRequest[], matches: (request: ScimRequest) => boolean) =>
  requests.findLast((request) => worked(request) && matches(request))?.at ?? null

type Listened = Pick<Directory, 'kind' | 'requests' | 'firstRequestAt' | 'users' | 'createdAt'>
type Trace = Pick<Listened, 'requests' | 'firstRequestAt'>

const signsOfIdp = ({ requests, firstRequestAt }: Trace): Sign[] => [
  { what: 'The address and the token are right', at: firstRequestAt ?? first(requests, () => true) },
  {
    what: 'It asked which people are here',
    at: first(requests, (request) => request.method === 'GET' && resource(request) === 'Users'),
  },
  {
    what: 'It sent the first person',
    at: first(requests, (request) => request.method === 'POST' && resource(request) === 'Users'),
  },
]

/** A person of a request that was taken in is kept with it; in a list it can be anybody. */
const signsOfWebsite = ({ requests, firstRequestAt }: Trace): Sign[] => [
  { what: 'The address and the signature are right', at: firstRequestAt ?? first(requests, () => true) },
  { what: 'It sent the first person', at: first(requests, ({ userId }) => userId !== null) },
]

/**
 * What a directory was heard to do so far, in the order in which an identity provider does it. `requests` are the
 * newest ones, newest first; `refused` is the newest request if it shows that the set-up is not right.
 */
export function heard(directory: Listened): Heard {
  const { requests, firstRequestAt, users, createdAt } = directory
  const signs = directory.kind === 'website' ? signsOfWebsite(directory) : signsOfIdp(directory)
  // The log keeps only the newest requests; whoever has people has been through all of it.
  const complete = users > 0
  const shown = complete
    ? signs.map((sign) => ({ ...sign, at: sign.at ?? firstRequestAt ?? createdAt }))
    : signs
  const newest = requests[0]
  // Once people are here, a conflict or a wrong value is about one person; a refused token is still about the set-up.
  const blocks = newest && (complete ? newest.status === 401 : !worked(newest))
  return { signs: shown, refused: blocks ? newest : null, complete }
}
