import { answerScim } from '@/app/scim/answer-scim'
import { readUrl } from '@/services/scim/read-url'
import { faultyServer } from './faulty-server'

/** This process's SCIM endpoints over HTTP, as another organization's Rollcall would have them. */
export const rollcallServer = () =>
  faultyServer((request, response) => {
    const asked = readUrl(request.url ?? '/')
    if (asked) void answerScim(request, response, asked)
    else response.writeHead(404).end()
  })
