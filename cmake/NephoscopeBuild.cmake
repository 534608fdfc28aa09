# SPDX-License-Identifier: GPL-3.0-or-later
# Warnings, reproducible floating point, sanitizers, ccache and mold for every target of the project.
include(CheckLinkerFlag)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

add_library(nephoscope_options INTERFACE)
# Fused multiply-add would give other digests on other machines.
target_compile_options(nephoscope_options INTERFACE -ffp-contract=off)
target_include_directories(nephoscope_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(nephoscope_options INTERFACE QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII QT_DISABLE_DEPRECATED_BEFORE=0x060400)

add_library(nephoscope_warnings INTERFACE)
target_compile_options(nephoscope_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor
  -Woverloaded-virtual -Wcast-qual -Werror
  # GCC 12 sees overlapping copies in plain string concatenation once it optimises (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
if(NEPHOSCOPE_ASAN OR NEPHOSCOPE_TSAN)
  # GCC's manual: sanitizers make its flow analysis see uses of what was never set. The plain builds look for those.
  target_compile_options(nephoscope_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()

if(NEPHOSCOPE_ASAN)
  add_compile_options(-fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined,float-cast-overflow)
endif()
if(NEPHOSCOPE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  # Errors, and some warnings, are for the compiler that the house builds with; clang serves the fuzz targets.
  set_property(TARGET nephoscope_warnings PROPERTY INTERFACE_COMPILE_OPTIONS -Wall -Wextra)
endif()
if(NEPHOSCOPE_TSAN)
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()

# nephoscope_room(<name> SOURCES …): one static library a room, alias Nephoscope::<Name>.
function(nephoscope_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES" ${ARGN})
  add_library(nephoscope_${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(nephoscope_${name} PRIVATE nephoscope_warnings PUBLIC nephoscope_options)
  string(SUBSTRING ${name} 0 1 first)
  string(TOUPPER ${first} first)
  string(SUBSTRING ${name} 1 -1 rest)
  add_library(Nephoscope::${first}${rest} ALIAS nephoscope_${name})
endfunction()
