import { checkFilter } from '../scim/filter/check'
import { parseFilter } from '../scim/filter/parse'
import { userType } from '../scim/schema/registry'

/** Throws invalidFilter, with the position or the attribute, for a condition that cannot be kept. */
export const checkCondition = (condition: string): void => checkFilter(parseFilter(condition), userType)
