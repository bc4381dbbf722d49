import { z } from 'zod'
import { createOrganization as insert } from '@/adapters/db/teammates'

export const NewOrganization = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Enter a name.')
    .max(120)
    // PostgreSQL stores no NUL.
    .refine((name) => !name.includes('\0'), 'A name has no control characters.'),
})

/** Creates an organization with its founder as owner. */
export const createOrganization = (teammateId: string, { name }: z.infer<typeof NewOrganization>) =>
  insert(name, teammateId)
