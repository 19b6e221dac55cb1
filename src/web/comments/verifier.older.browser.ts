/** What browsers before 2023 lack and the verifier's libraries ask for, the first of them while they load. */

// Safari before 15.4, Chrome before 93.
if (!Object.hasOwn) Object.hasOwn = (object, key) => Object.getOwnPropertyDescriptor(object, key) !== undefined;

// Safari before 16.4, Chrome before 111.
if (!String.prototype.isWellFormed)
  String.prototype.isWellFormed = function (this: string) {
    return !/\p{Surrogate}/u.test(this);
  };
