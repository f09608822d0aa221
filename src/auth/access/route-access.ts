import { SetMetadata } from '@nestjs/common';
import type { Permission } from './permissions.js';

export const PERMISSION_KEY = 'permission';
export const PUBLIC_KEY = 'public';

/** Names the permission that a route asks for. */
export function Permit(permission: Permission): MethodDecorator {
  return SetMetadata(PERMISSION_KEY, permission);
}

/** Says that a route is for everybody, signed in or not. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(PUBLIC_KEY, true);
}
