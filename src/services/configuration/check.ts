import { z } from 'zod'
import { validateConfiguration } from '@/core/mapping/validate-configuration'
import { requireRole, type Context } from '../context'

export const CandidateConfiguration = z.object({ configuration: z.unknown() })

/** Whether a document could be saved, with everything in it that is wrong. */
export function checkConfiguration(ctx: Context, { configuration }: z.infer<typeof CandidateConfiguration>) {
  requireRole(ctx, 'viewer')
  return validateConfiguration(configuration)
}
