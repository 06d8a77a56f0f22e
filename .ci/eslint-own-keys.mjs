import ts from 'typescript';

const { String: text, TemplateLiteral, StringMapping } = ts.TypeFlags;

/** Whether a type holds text that is not one of a closed list of words. */
const isAnyText = (type) =>
  type.isUnionOrIntersection()
    ? type.types.some(isAnyText)
    : (type.flags & (text | TemplateLiteral | StringMapping)) !== 0;

/** Whether a place is reached only where `Object.hasOwn(object, key)` said yes. */
const isGuarded = (node, test) => {
  for (let at = node; at.parent !== undefined && at.parent !== null; at = at.parent) {
    const { parent } = at;
    const condition =
      parent.type === 'ConditionalExpression' && parent.consequent === at
        ? parent.test
        : parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === at
          ? parent.left
          : undefined;
    if (condition !== undefined && test(condition)) return true;
  }
  return false;
};

/**
 * Refuses to look up any text as a key of an object: `toString` and `constructor` are keys of every object that is not
 * told otherwise. Maps are free of that, and so is a look behind `Object.hasOwn`.
 */
export const ownKeys = {
  meta: {
    type: 'problem',
    messages: {
      index: 'Every object has keys such as toString: look any text up with ownValue or in a Map.',
      in: 'Every object has keys such as toString: ask with Object.hasOwn, or a Map or Set.',
    },
    schema: [],
  },
  create: ({ sourceCode, report }) => {
    const { parserServices } = sourceCode;
    const isAnyTextAt = (node) => {
      const type = parserServices.getTypeAtLocation(node);
      return isAnyText(parserServices.program.getTypeChecker().getBaseConstraintOfType(type) ?? type);
    };
    const hasOwn = (object, key) =>
      `Object.hasOwn(${sourceCode.getText(object)}, ${sourceCode.getText(key)})`;
    return {
      'MemberExpression[computed=true]': (node) => {
        const guard = hasOwn(node.object, node.property);
        if (!isAnyTextAt(node.property)) return;
        if (isGuarded(node, (condition) => sourceCode.getText(condition) === guard)) return;
        report({ node, messageId: 'index' });
      },
      "BinaryExpression[operator='in'][left.type!='PrivateIdentifier']": (node) => {
        if (isAnyTextAt(node.left)) report({ node, messageId: 'in' });
      },
    };
  },
};
