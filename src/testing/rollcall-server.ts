import { answerScim } from '@/app/scim/answer-scim'
import { faultyServer } from './faulty-server'

/** This process's SCIM endpoints over HTTP, as another organization's Rollcall would have them. */
export const rollcallServer = () =>
  faultyServer((request, response) => void (answerScim(request, response) ?? response.writeHead(404).end()))
