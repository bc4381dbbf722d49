import type { Configuration } from '@/core/mapping/configuration'
import { validateConfiguration, type ConfigurationProblem } from '@/core/mapping/validate-configuration'
import { Refused } from '../refused'

const LARGEST = 1_000_000

/** A configuration that can be saved. Refuses with the first problem: its field is the place in the document. */
export function readCandidate(candidate: unknown): Configuration {
  if ((JSON.stringify(candidate) ?? '').length > LARGEST)
    throw new Refused('invalid', 'The configuration is too large: one megabyte is the most.')
  const validated = validateConfiguration(candidate)
  if (validated.ok) return validated.configuration
  const [first] = validated.problems
  throw new Refused('invalid', first ? sentence(first) : 'This is no configuration.', first?.at)
}

function sentence({ where, message, position }: ConfigurationProblem): string {
  const place = position ? ` (line ${position.line}, position ${position.column})` : ''
  return `${where}${place}: ${message}.`.replace(/\.\.$/, '.')
}
