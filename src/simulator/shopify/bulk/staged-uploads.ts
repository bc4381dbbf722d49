import type { Context, Resolvers } from '../graphql/resolver'
import { userError } from '../graphql/user-error'
import { uploadKey } from './files'

type Input = {
  filename: string
  mimeType: string
  resource: string
  httpMethod?: 'POST' | 'PUT' | null
  fileSize?: string | null
}

function target({ filename, mimeType, httpMethod }: Input, { world, shop }: Context) {
  const key = uploadKey(shop, filename)
  const resourceUrl = `${world.url}/staged/${key}`
  if (httpMethod !== 'POST')
    return { url: resourceUrl, resourceUrl, parameters: [{ name: 'content_type', value: mimeType }] }
  const parameters = {
    'Content-Type': mimeType,
    success_action_status: '201',
    acl: 'private',
    key,
    'x-goog-date': world.clock.iso().replace(/[-:]/g, ''),
    'x-goog-algorithm': 'GOOG4-RSA-SHA256',
    'x-goog-signature': 'simulated',
    policy: 'simulated',
  }
  return {
    url: `${world.url}/staged`,
    resourceUrl,
    parameters: Object.entries(parameters).map(([name, value]) => ({ name, value })),
  }
}

function stagedUploadsCreate(_: unknown, { input }: { input: Input[] }, context: Context) {
  const other = input.findIndex(({ resource }) => resource !== 'BULK_MUTATION_VARIABLES')
  if (other >= 0) {
    const message = 'The simulator stores uploads for bulk mutations only.'
    return {
      stagedTargets: null,
      userErrors: [userError(['input', String(other), 'resource'], message, 'INVALID')],
    }
  }
  const wrong = input.findIndex(({ mimeType }) => mimeType !== 'text/jsonl')
  if (wrong >= 0) {
    const message = 'The content type of a bulk mutation upload is text/jsonl'
    return {
      stagedTargets: null,
      userErrors: [userError(['input', String(wrong), 'mimeType'], message, 'INVALID')],
    }
  }
  return { stagedTargets: input.map((each) => target(each, context)), userErrors: [] }
}

export const stagedUploadMutations: Resolvers[string] = { stagedUploadsCreate }
