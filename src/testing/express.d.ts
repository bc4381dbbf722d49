// As much of express as the independent SCIM server needs; its types are not among the dependencies.
declare module 'express' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

  export type Request = IncomingMessage & {
    header(name: string): string | undefined
    query: Record<string, string>
  }
  export type Router = (request: Request, response: ServerResponse, next: () => void) => void
  type Application = RequestListener & { use(path: string, router: Router): void }

  export default function express(): Application
}
