import type { DirectoryKind } from '../directory-kinds'
import { entra } from './entra'
import { generic } from './generic'
import type { Guide } from './guide'
import { jumpcloud } from './jumpcloud'
import { okta } from './okta'
import { onelogin } from './onelogin'
import { ping } from './ping'

export const guides: Record<DirectoryKind, Guide> = { okta, entra, onelogin, jumpcloud, ping, generic }
