import { ApiHeader } from '@nestjs/swagger';

/** Documents the version that a step may name. */
export function ApiIfMatchStated(): MethodDecorator {
  return ApiHeader({
    name: 'If-Match',
    required: false,
    description:
      'The version that was seen, in quotes: "3". 412 when the object is another by now; without it the step is taken on what is.',
  });
}

/** Documents the version that a change must name. */
export function ApiIfMatch(): MethodDecorator {
  return ApiHeader({
    name: 'If-Match',
    required: true,
    description: 'The version that was read, in quotes: "3". 412 when somebody has changed the row since.',
  });
}
