import type { IncomingMessage } from 'node:http'

/** A request's headers by name, as a Request has them. Names are in lower case. */
export const headersOf = ({ headers }: IncomingMessage): Pick<Headers, 'get'> => ({
  get: (name) => {
    const value = headers[name]
    return Array.isArray(value) ? value.join(', ') : (value ?? null)
  },
})
