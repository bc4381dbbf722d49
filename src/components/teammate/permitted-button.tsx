'use client'

import type { ComponentProps } from 'react'
import { Button } from '@/components/ui/button'
import { Tooltip } from '@/components/ui/tooltip'
import type { Role } from './current-teammate'
import { useMissingPermission } from './use-missing-permission'

type PermittedButtonProps = ComponentProps<typeof Button> & { needs: Role }

/** A button that a teammate without the role can find, but not press, and that says why. */
export function PermittedButton({ needs, onClick, type, ...props }: PermittedButtonProps) {
  const missing = useMissingPermission(needs)
  if (!missing) return <Button type={type} onClick={onClick} {...props} />
  return (
    <Tooltip tip={missing}>
      <Button {...props} aria-disabled onClick={(event) => event.preventDefault()} />
    </Tooltip>
  )
}
