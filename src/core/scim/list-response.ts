import type { JsonObject } from './json'

export const listResponseUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'

export type Listed = {
  readonly resources: JsonObject[]
  /** Of all pages, not of this one. */
  readonly totalResults: number
} & ({ readonly startIndex: number } | { readonly nextCursor?: string; readonly previousCursor?: string })

/** RFC 7644 §3.4.2, and RFC 9865 §2 for cursors. `Resources` is there even when empty. */
export const listResponse = ({ resources, totalResults, ...position }: Listed): JsonObject => ({
  schemas: [listResponseUrn],
  totalResults,
  ...('startIndex' in position
    ? { startIndex: position.startIndex }
    : {
        ...(position.previousCursor !== undefined && { previousCursor: position.previousCursor }),
        ...(position.nextCursor !== undefined && { nextCursor: position.nextCursor }),
      }),
  itemsPerPage: resources.length,
  Resources: resources,
})

/** The same as JSON text, of resources that are text already. */
export function printListResponse(
  listed: Omit<Listed, 'resources'> & { printed: readonly string[] },
): string {
  const { printed, ...rest } = listed
  const { Resources: _none, ...head } = listResponse({ ...rest, resources: [] })
  const text = JSON.stringify({ ...head, itemsPerPage: printed.length })
  return `${text.slice(0, -1)},"Resources":[${printed.join(',')}]}`
}
